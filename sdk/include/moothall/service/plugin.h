#pragma once

#include <moothall/service/panel.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace moothall {

/// A function that workflows call from Lua as `service.name { … }`.
struct FunctionDeclaration {
    /// "waste.bulky_price { on: date, items: integer 1..20 } -> { price_pence: money }"
    std::string signature;
    std::string about;  ///< One sentence: what it tells.
    std::vector<std::string> examples =
        {};  ///< The families of worked examples it computes: "CT1".
    /// Pure but for what it asks of the reading. `rules`, the rows it read, is added by the host.
    std::function<Result<Table>(const Table&, Reading&)> call;
};

/// A field of a register. Kinds: text, integer, money, number, date, yes_no, place.
struct RegisterField {
    std::string name;
    std::string kind;
    std::string title = {};
    bool optional = false;
};

/// Makes of the values of a row at one revision of its register those of the next. Pure: the same
/// values always give the same. The key must stay. Refused: a row that a person has to put right
/// first, with a sentence that says how.
using RegisterStep = std::function<Result<Table>(const Table& values)>;

/// A collection of a plugin's own reference data: typed, keyed, effective-dated, with each change
/// an event.
struct RegisterDeclaration {
    std::string name;   ///< "revenues.accounts".
    std::string title;  ///< "Accounts".
    std::string key;    ///< The field, or fields by comma, that make up the key.
    std::vector<RegisterField> fields;
    std::string remaining = {};  ///< The integer field that `reserve` takes from, if any.
    /// Raised by one whenever rows that were put before would not fit any more.
    int revision = 1;
    /// Its rows are about people, so that their words can be erased. Rows of all other registers
    /// last: cases were decided by them.
    bool personal = false;
    /// One from each revision to the next, the first from 1: as many as `revision` less one. They
    /// are taken by `moothall upgrade` and `moothall plugin upgrade`.
    std::vector<RegisterStep> steps = {};
};

/// What the host offers to a plugin while it is attached.
///
/// A name that is taken, a signature that cannot be read or a register of unknown kinds refuses the
/// whole plugin, by name; nothing of it is kept. Threads: only inside `attach`.
class Host {
public:
    virtual ~Host() = default;
    virtual void add_function(FunctionDeclaration function) = 0;
    virtual void add_register(RegisterDeclaration declaration) = 0;
    virtual void add_panel(PanelDeclaration panel) = 0;

    /// What else this host offers, by name and revision ("moothall.channel.attaching/1"); null for
    /// what it does not. Front ends and other channels ask: see moothall/channel/attaching.h.
    virtual void* find_interface(std::string_view name) = 0;
};

/// A service team's plugin: registers what it brings and keeps no state of its own.
class Plugin {
public:
    virtual ~Plugin() = default;
    virtual void attach(Host& host) = 0;
};

/// The one symbol a library exports, as data, so that it can be read before any of its code runs.
struct PluginEntry {
    std::uint64_t magic;
    const char* sdk_version;
    const char* name;
    Plugin* (*make)();
};

inline constexpr std::uint64_t plugin_magic = 0x4d4f4f5448414c4cULL;  // "MOOTHALL"

}  // namespace moothall

/// Exports the plugin class of a library. MOOTHALL_PLUGIN_NAME comes from moothall_add_plugin().
#define MOOTHALL_PLUGIN(plugin_class)                                         \
    extern "C" __attribute__((visibility("default")))                         \
    const ::moothall::PluginEntry moothall_plugin_entry;                      \
    const ::moothall::PluginEntry moothall_plugin_entry{                      \
        ::moothall::plugin_magic, MOOTHALL_SDK_VERSION, MOOTHALL_PLUGIN_NAME, \
        []() -> ::moothall::Plugin* { return new plugin_class; }};
