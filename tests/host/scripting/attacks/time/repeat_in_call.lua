-- EXPECT timeout: inside of many calls
local function f(n) if n == 0 then repeat until false end return f(n - 1) end
f(1000)
