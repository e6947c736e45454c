// Writes the gallery as a folder that any server can serve: gallery FOLDER.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "assets/assets.h"
#include "plugins/desk/gallery/pages.h"
#include "theme/brand.h"

namespace {

using desk::Html;

void put(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream stream(file, std::ios::binary);
    stream << bytes;
    if (!stream.flush()) {
        throw std::runtime_error("Could not write " + file.string() + ".");
    }
}

void write_gallery(const std::filesystem::path& folder) {
    const std::filesystem::path assets = folder / "assets";
    std::filesystem::create_directories(assets);
    for (const desk::Asset& asset : desk::assets()) {
        const std::string name(asset.hashed_name);
        put(assets / name, asset.plain);
        put(assets / (name + ".gz"), asset.gzip);
        put(assets / (name + ".br"), asset.brotli);
    }
    put(folder / "brand.css", desk::brand_style_sheet(desk::Brand{}).value());
    const auto page = [&folder](const std::string& title, const std::string& name,
                                const Html& main) {
        put(folder / name, desk::gallery::page(title, name, main).markup());
    };
    page("Components", "index.html", desk::gallery::components_page());
    page("My work", "my-work.html", desk::gallery::my_work_page());
    page("CT-26-000417-T – Cases", "case.html", desk::gallery::case_page());
    page("Performance", "performance.html", desk::gallery::performance_page());
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::cerr << "Usage: desk_gallery FOLDER\n";
        return 2;
    }
    try {
        write_gallery(words[1]);
    } catch (const std::exception& fault) {
        std::cerr << fault.what() << "\n";
        return 1;
    }
    return 0;
}
