#include "messages/packing.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <array>

namespace moothall::http_server {
namespace {

channel::Request taking(const std::string& codings) {
    channel::Request request;
    request.fields.add("Accept-Encoding", codings);
    return request;
}

channel::Response page(const std::string& media_type, std::size_t size) {
    channel::Response response;
    response.fields.add("Content-Type", media_type);
    while (response.body.size() < size) {
        response.body += "<p>Another paragraph of a page, number " +
                         std::to_string(response.body.size()) + ".</p>";
    }
    return response;
}

std::string unpacked(const std::string& packed) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string out(1 << 20, '\0');
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

TEST(Packing, APageIsSmallerOnItsWayAndComesOutAsItWas) {
    auto response = page("text/html; charset=utf-8", 40'000);
    const std::string whole = response.body;

    pack(taking("gzip, deflate, br, zstd"), response);

    EXPECT_EQ(response.fields.find("Content-Encoding"), "gzip");
    EXPECT_EQ(response.fields.find("Vary"), "Accept-Encoding");
    EXPECT_LT(response.body.size() * 4, whole.size());
    EXPECT_EQ(unpacked(response.body), whole);
}

TEST(Packing, WhoDoesNotTakeItGetsThePlainPage) {
    for (const char* codings : {"", "br", "identity", "gzip;q=0", "gzip; q=0.0", "xgzip"}) {
        auto response = page("text/html", 40'000);
        const std::string whole = response.body;

        pack(taking(codings), response);

        EXPECT_EQ(response.body, whole) << codings;
        EXPECT_FALSE(response.fields.has("Content-Encoding"));
        EXPECT_EQ(response.fields.find("Vary"), "Accept-Encoding");
    }
    auto response = page("application/json", 40'000);
    pack(taking("br, gzip;q=0.5"), response);
    EXPECT_EQ(response.fields.find("Content-Encoding"), "gzip");
}

TEST(Packing, LeavesAloneWhatIsNotWorthIt) {
    auto small = page("text/html", 100);
    pack(taking("gzip"), small);
    EXPECT_FALSE(small.fields.has("Content-Encoding"));

    auto picture = page("image/png", 40'000);
    pack(taking("gzip"), picture);
    EXPECT_FALSE(picture.fields.has("Content-Encoding"));

    auto packed_already = page("text/css", 40'000);
    packed_already.fields.add("Content-Encoding", "br");
    pack(taking("gzip"), packed_already);
    EXPECT_EQ(packed_already.fields.find("Content-Encoding"), "br");
}

}  // namespace
}  // namespace moothall::http_server
