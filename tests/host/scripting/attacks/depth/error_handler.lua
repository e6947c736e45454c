-- EXPECT ok: a handler that fails, for ever
local function h() error("again") end
return xpcall(h, function() return xpcall(h, h) end)
