-- EXPECT timeout: a limit that is caught is no limit
local function h() return xpcall(function() while true do end end, pcall) end
xpcall(h, h)
return "ESCAPED"
