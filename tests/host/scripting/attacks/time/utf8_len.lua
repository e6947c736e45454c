-- EXPECT timeout: utf8 over a long text
local a = ("\u{20ac}"):rep(300000)
while true do utf8.len(a) end
