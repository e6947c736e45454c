-- EXPECT timeout: plain search, quadratic
local text, wanted = ("a"):rep(1000000), ("a"):rep(400000) .. "b"
while true do text:find(wanted, 1, true) end
