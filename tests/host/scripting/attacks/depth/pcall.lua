-- EXPECT error, ok, timeout: C calls without end
local function f() return pcall(f) end
return f()
