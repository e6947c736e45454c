#include <moothall/channel/multipart.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string>

namespace {

using moothall::channel::FormPart;
using moothall::channel::multipart_form;

/// Content is borrowed from the body, and from nowhere else.
bool lies_in(std::string_view content, std::string_view body) {
    const std::less_equal<const char*> not_behind;
    return not_behind(body.data(), content.data()) &&
           not_behind(content.data() + content.size(), body.data() + body.size());
}

/// What a form that was read holds, within its limits.
void read(const std::string& content_type, const std::string& body) {
    const moothall::channel::MultipartLimits limits{.parts = 5, .header_bytes = 200};
    const auto form = multipart_form(content_type, body, limits);
    if (!form) {
        return;
    }
    if (form->size() > limits.parts) {
        std::abort();
    }
    for (const FormPart& part : *form) {
        if (part.name.empty() || !lies_in(part.content, body)) {
            std::abort();
        }
    }
}

}  // namespace

/// The first line is a Content-Type, the rest the body; and all of it is a body of its own.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const std::size_t line = std::min(text.find('\n'), text.size());
    read(text.substr(0, line), text.substr(std::min(line + 1, text.size())));
    read("multipart/form-data; boundary=a", text);
    return 0;
}
