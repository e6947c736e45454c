-- EXPECT timeout, ok: reading a very long number
local a = ("9"):rep(1000000)
while true do tonumber(a, 10) end
