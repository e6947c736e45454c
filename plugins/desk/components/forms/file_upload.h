#pragma once

#include <optional>
#include <string>
#include <vector>

#include "components/fields/form_group.h"
#include "components/fields/label.h"
#include "components/fields/plural.h"
#include "html/attributes.h"
#include "html/writer.h"

namespace desk {

/// A field for files.
struct FileUpload {
    std::string name;
    std::string id = {};  ///< The name, unless told.
    Label label = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    bool multiple = false;
    bool disabled = false;
    std::string described_by = {};
    FormGroup group = {};
    /// Whether files can also be dropped on it. What follows is for that alone.
    bool is_drop_zone = false;
    std::string choose_files_text = {};
    std::string no_file_text = {};
    std::vector<PluralText> files_chosen_texts = {};
    std::string drop_text = {};
    std::string entered_text = {};
    std::string left_text = {};
    std::string wrapper_classes = {};
    Attributes wrapper_attributes = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const FileUpload& upload);

}  // namespace desk
