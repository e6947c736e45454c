-- EXPECT timeout: a limit that is caught is no limit
pcall(error, setmetatable({}, { __tostring = function() while true do end end }))
while true do end
