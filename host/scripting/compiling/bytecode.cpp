#include "scripting/compiling/bytecode.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <lua.hpp>
#include <utility>

#include "scripting/limits.h"

namespace moothall::scripting {

namespace {

static_assert(LUA_VERSION_NUM == 504, "The layout of bytecode below is that of Lua 5.4.");

using Instruction = std::uint32_t;

// The numbers of Lua 5.4's operations; a test compiles each and finds that it does what is said.
constexpr Instruction op_move = 0;
constexpr Instruction op_load_constant = 3;
constexpr Instruction op_get_global = 11;
constexpr Instruction op_get_entry = 12;
constexpr Instruction op_set_global = 15;
constexpr Instruction op_power_constant = 26;
constexpr Instruction op_divide_constant = 27;
constexpr Instruction op_power = 38;
constexpr Instruction op_divide = 39;
constexpr Instruction op_concatenate = 53;
constexpr Instruction op_to_be_closed = 55;
constexpr Instruction op_jump = 56;
constexpr Instruction op_call = 68;
constexpr Instruction op_prepare_for = 75;

constexpr unsigned registers_max = 254;
constexpr std::size_t constants_max = 131'000;
constexpr std::int64_t jump_offset = 16'777'215;
constexpr std::int8_t line_is_absolute = -128;

Instruction operation(Instruction code) {
    return code & 0x7F;
}
unsigned field_a(Instruction code) {
    return (code >> 7) & 0xFF;
}
unsigned field_b(Instruction code) {
    return (code >> 16) & 0xFF;
}
unsigned field_c(Instruction code) {
    return code >> 24;
}
Instruction make(Instruction op, unsigned a, unsigned b, unsigned c) {
    return op | (a << 7) | (b << 16) | (c << 24);
}
Instruction make_load(unsigned a, std::size_t constant) {
    return op_load_constant | (a << 7) | (static_cast<Instruction>(constant) << 15);
}
Instruction make_jump(std::size_t from, std::size_t to) {
    const std::int64_t distance =
        static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from) - 1;
    return op_jump | (static_cast<Instruction>(distance + jump_offset) << 7);
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    std::string_view take(std::size_t count) {
        if (count > rest_.size()) {
            throw BytecodeError("The Lua library wrote bytecode that ends too early.");
        }
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }
    unsigned char byte() { return static_cast<unsigned char>(take(1)[0]); }
    std::size_t size() {
        std::size_t value = 0;
        unsigned char part = 0;
        do {
            part = byte();
            value = (value << 7) | (part & 0x7Fu);
        } while ((part & 0x80) == 0);
        return value;
    }
    /// A text, or nothing where Lua stored none. Sizes are stored one too large for that.
    std::string_view text() {
        const std::size_t stored = size();
        return stored == 0 ? std::string_view() : take(stored - 1);
    }
    const char* here() const { return rest_.data(); }

private:
    std::string_view rest_;
};

void append_size(std::string& out, std::size_t value) {
    char digits[10];
    std::size_t used = 0;
    do {
        digits[used++] = static_cast<char>(value & 0x7F);
        value >>= 7;
    } while (value != 0);
    digits[0] = static_cast<char>(digits[0] | 0x80);
    while (used > 0) {
        out += digits[--used];
    }
}

struct AbsoluteLine {
    std::size_t at;
    std::size_t line;
};

/// One function as it lies in the dump. Views point into the dump.
struct Body {
    std::string_view source;  // With its size in front.
    std::size_t first_line = 0;
    std::size_t last_line = 0;
    std::string_view shape;  // Parameters and vararg, one byte each.
    unsigned registers = 0;
    std::vector<Instruction> code;
    std::size_t constant_count = 0;
    std::string_view constants;
    std::vector<std::string_view> constant_texts;
    std::string added_constants;
    std::string_view upvalues;  // With their number in front.
    std::string inner;          // The functions inside, adapted, with their number in front.
    std::vector<std::int8_t> line_steps;
    std::vector<AbsoluteLine> absolute_lines;
    std::string_view local_variables;  // With their number in front.
    std::string_view upvalue_names;    // With their number in front.
    std::vector<std::string_view> upvalue_texts;
};

class Adapter {
public:
    Adapter(std::string_view name, std::string_view dumped) : name_(name), reader_(dumped) {}

    std::string run() {
        std::string out(header());
        adapt_function(out);
        return out;
    }

    std::string& refusal() { return refusal_; }
    std::vector<GlobalUse>& globals() { return globals_; }

private:
    std::string_view header() {
        constexpr std::size_t header_bytes = 4 + 1 + 1 + 6 + 3 + 8 + 8 + 1;
        const std::string_view taken = reader_.take(header_bytes);
        const std::string_view sizes = taken.substr(12, 3);
        if (taken[4] != 0x54 || taken[5] != 0 || sizes != std::string_view("\4\10\10", 3)) {
            throw BytecodeError("This host needs the bytecode of Lua 5.4; another Lua is linked.");
        }
        return taken;
    }

    void adapt_function(std::string& out);
    Body read_body();
    void read_constants(Body& body);
    void check_constant(const Body& body, std::string_view text);
    void read_lines(Body& body);
    void adapt_code(Body& body);
    void adapt_instruction(Body& body, std::size_t at, int line);
    void call_join(Body& body, std::size_t at, int line);
    void note_global(const Body& body, Instruction code, int line);
    void write_body(const Body& body, std::string& out) const;

    void refuse(int line, std::string_view what) {
        if (refusal_.empty()) {
            refusal_ = std::string(name_) + ":" + std::to_string(line) + ": " + std::string(what);
        }
    }

    std::string_view name_;
    Reader reader_;
    std::string refusal_;
    std::vector<GlobalUse> globals_;
};

void Adapter::read_constants(Body& body) {
    body.constant_count = reader_.size();
    const char* const begin = reader_.here();
    for (std::size_t at = 0; at < body.constant_count; ++at) {
        const unsigned char tag = reader_.byte();
        const int type = tag & 0x0F;
        body.constant_texts.emplace_back();
        if (type == LUA_TSTRING) {
            body.constant_texts.back() = reader_.text();
            check_constant(body, body.constant_texts.back());
        } else if (type == LUA_TNUMBER) {
            reader_.take(8);
        }
    }
    body.constants = {begin, static_cast<std::size_t>(reader_.here() - begin)};
}

void Adapter::check_constant(const Body& body, std::string_view text) {
    if (text.size() > text_with_nul_max && text.find('\0') != std::string_view::npos) {
        refuse(static_cast<int>(body.first_line),
               "a text of more than 1 KiB may not hold the character NUL");
    }
}

void Adapter::read_lines(Body& body) {
    const std::string_view steps = reader_.take(reader_.size());
    for (const char step : steps) {
        body.line_steps.push_back(static_cast<std::int8_t>(step));
    }
    const std::size_t absolute = reader_.size();
    for (std::size_t at = 0; at < absolute; ++at) {
        const std::size_t instruction = reader_.size();
        body.absolute_lines.push_back({instruction, reader_.size()});
    }
    if (body.line_steps.size() != body.code.size()) {
        throw BytecodeError("The Lua library wrote bytecode without lines.");
    }
    const char* const locals = reader_.here();
    for (std::size_t left = reader_.size(); left > 0; --left) {
        reader_.text();
        reader_.size();
        reader_.size();
    }
    const char* const names = reader_.here();
    body.local_variables = {locals, static_cast<std::size_t>(names - locals)};
    for (std::size_t left = reader_.size(); left > 0; --left) {
        body.upvalue_texts.push_back(reader_.text());
    }
    body.upvalue_names = {names, static_cast<std::size_t>(reader_.here() - names)};
}

Body Adapter::read_body() {
    Body body;
    const char* const begin = reader_.here();
    reader_.text();
    body.source = {begin, static_cast<std::size_t>(reader_.here() - begin)};
    body.first_line = reader_.size();
    body.last_line = reader_.size();
    body.shape = reader_.take(2);
    body.registers = reader_.byte();
    body.code.resize(reader_.size());
    const std::string_view code = reader_.take(body.code.size() * sizeof(Instruction));
    std::memcpy(body.code.data(), code.data(), code.size());
    read_constants(body);
    const char* const upvalues = reader_.here();
    reader_.take(3 * reader_.size());
    body.upvalues = {upvalues, static_cast<std::size_t>(reader_.here() - upvalues)};
    const std::size_t inner = reader_.size();
    append_size(body.inner, inner);
    for (std::size_t left = inner; left > 0; --left) {
        adapt_function(body.inner);
    }
    read_lines(body);
    return body;
}

void Adapter::note_global(const Body& body, Instruction code, int line) {
    const bool reads = operation(code) == op_get_global;
    const unsigned upvalue = reads ? field_b(code) : field_a(code);
    const unsigned key = reads ? field_c(code) : field_b(code);
    if (upvalue < body.upvalue_texts.size() && body.upvalue_texts[upvalue] == "_ENV" &&
        key < body.constant_texts.size()) {
        globals_.push_back({std::string(body.constant_texts[key]), line,
                            reads ? GlobalUse::Kind::read : GlobalUse::Kind::assigned});
    }
}

void Adapter::call_join(Body& body, std::size_t at, int line) {
    const unsigned first = field_a(body.code[at]);
    const unsigned count = field_b(body.code[at]);
    const unsigned callee = first + count;
    if (callee + count + 1 > registers_max || body.constant_count + 2 > constants_max) {
        refuse(line, "too many parts are joined with '..' here; use table.concat");
        return;
    }
    if (body.added_constants.empty()) {
        for (const std::string_view text : {std::string_view(), join_key}) {
            body.added_constants += static_cast<char>(LUA_TSTRING);
            append_size(body.added_constants, text.size() + 1);
            body.added_constants += text;
        }
    }
    const std::size_t begin = body.code.size();
    body.code[at] = make_jump(at, begin);
    body.code.push_back(make_load(callee, body.constant_count));
    body.code.push_back(make_load(callee + 1, body.constant_count + 1));
    body.code.push_back(make(op_get_entry, callee, callee, callee + 1));
    for (unsigned part = 0; part < count; ++part) {
        body.code.push_back(make(op_move, callee + 1 + part, first + part, 0));
    }
    body.code.push_back(make(op_call, callee, count + 1, 2));
    body.code.push_back(make(op_move, first, callee, 0));
    body.code.push_back(make_jump(body.code.size(), at + 1));
    body.registers = std::max(body.registers, callee + count + 2);
    for (std::size_t added = begin; added < body.code.size(); ++added) {
        body.line_steps.push_back(line_is_absolute);
        body.absolute_lines.push_back({added, static_cast<std::size_t>(line)});
    }
}

void Adapter::adapt_instruction(Body& body, std::size_t at, int line) {
    const Instruction code = body.code[at];
    switch (operation(code)) {
        case op_concatenate:
            call_join(body, at, line);
            return;
        case op_divide:
        case op_divide_constant:
            // What follows asks the metatable and puts the result where this would have put it.
            body.code[at] = make(op_move, field_a(code), field_a(code), 0);
            return;
        case op_prepare_for:
            body.code[at] = make_jump(at, at + 1 + (code >> 15));
            return;
        case op_to_be_closed:
            refuse(line, "variables marked <close> are not available");
            return;
        case op_power:
        case op_power_constant:
            refuse(line, "'^' is not available");
            return;
        case op_get_global:
        case op_set_global:
            note_global(body, code, line);
            return;
        default:
            return;
    }
}

void Adapter::adapt_code(Body& body) {
    std::size_t line = body.first_line;
    std::size_t absolute = 0;
    const std::size_t count = body.code.size();
    for (std::size_t at = 0; at < count; ++at) {
        if (body.line_steps[at] != line_is_absolute) {
            line += static_cast<std::size_t>(body.line_steps[at]);
        } else if (absolute < body.absolute_lines.size()) {
            line = body.absolute_lines[absolute++].line;
        }
        adapt_instruction(body, at, static_cast<int>(line));
    }
}

void Adapter::write_body(const Body& body, std::string& out) const {
    out += body.source;
    append_size(out, body.first_line);
    append_size(out, body.last_line);
    out += body.shape;
    out += static_cast<char>(body.registers);
    append_size(out, body.code.size());
    for (const Instruction code : body.code) {
        char bytes[sizeof code];
        std::memcpy(bytes, &code, sizeof code);
        out.append(bytes, sizeof code);
    }
    append_size(out, body.constant_count + (body.added_constants.empty() ? 0 : 2));
    out += body.constants;
    out += body.added_constants;
    out += body.upvalues;
    out += body.inner;
    append_size(out, body.line_steps.size());
    for (const std::int8_t step : body.line_steps) {
        out += static_cast<char>(step);
    }
    append_size(out, body.absolute_lines.size());
    for (const AbsoluteLine& absolute : body.absolute_lines) {
        append_size(out, absolute.at);
        append_size(out, absolute.line);
    }
    out += body.local_variables;
    out += body.upvalue_names;
}

void Adapter::adapt_function(std::string& out) {
    Body body = read_body();
    adapt_code(body);
    write_body(body, out);
}

}  // namespace

std::variant<Adapted, std::string> adapt_bytecode(std::string_view name, std::string_view dumped) {
    Adapter adapter(name, dumped);
    std::string bytecode = adapter.run();
    if (!adapter.refusal().empty()) {
        return std::move(adapter.refusal());
    }
    std::stable_sort(adapter.globals().begin(), adapter.globals().end(),
                     [](const GlobalUse& a, const GlobalUse& b) { return a.line < b.line; });
    return Adapted{std::move(bytecode), std::move(adapter.globals())};
}

}  // namespace moothall::scripting
