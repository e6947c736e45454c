-- EXPECT error: each form is refused
assert(not pcall(string.format, "%100d", 1))
assert(not pcall(string.format, "%.100d", 1))
assert(not pcall(string.format, "%y", 1))
assert(not pcall(string.format, "%", 1))
assert(not pcall(string.format, "%d", "1"))
assert(not pcall(string.format, "%d", 3.5))
assert(not pcall(string.format, "%d"))
string.format("%#s", "x")
