#pragma once

#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// One cell of a table.
struct Cell {
    Content content;
    std::string format = {};  ///< "numeric" for figures, which stand to the right.
    int columns = 0;          ///< How many it takes; 0 and 1 are the same but for the attribute.
    int rows = 0;
    std::string classes = {};
    Attributes attributes = {};
};

/// Things of one kind, each with the same facts.
struct Table {
    std::string caption = {};
    std::vector<Cell> head = {};
    std::vector<std::vector<Cell>> rows = {};
    bool first_cell_is_header = false;
    std::string caption_classes = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Table& table);

}  // namespace desk
