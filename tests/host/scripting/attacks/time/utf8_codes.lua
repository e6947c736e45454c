-- EXPECT error, timeout: continuation bytes without end
local a = "a" .. ("\x80"):rep(900000)
while true do for _ in utf8.codes(a) do end end
