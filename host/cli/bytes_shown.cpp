#include "cli/bytes_shown.h"

#include <openssl/evp.h>

namespace moothall::cli {
namespace {

std::string base64_of(const std::string& bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // With the zero that OpenSSL adds.
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                       reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

}  // namespace

Value without_bytes(const functions::Type& shape, const Value& answer, Reader reader) {
    const Table* table = answer.as_table();
    if (table == nullptr) {
        return answer;
    }
    Table shown = *table;
    for (const functions::Field& member : shape.fields) {
        if (member.type.kind != functions::TypeKind::bytes || !shown.has(member.name)) {
            continue;
        }
        const std::string& bytes = table->text(member.name);
        if (reader == Reader::person) {
            shown.set(member.name, std::to_string(bytes.size()) + " bytes; --json shows them");
        } else {
            shown.set(member.name, base64_of(bytes)).set("encoding", "base64");
        }
    }
    return shown;
}

}  // namespace moothall::cli
