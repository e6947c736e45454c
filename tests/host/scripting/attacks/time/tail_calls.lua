-- EXPECT timeout: calls that leave no trace
local function f() return f() end
f()
