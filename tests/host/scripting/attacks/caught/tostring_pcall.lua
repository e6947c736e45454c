-- EXPECT timeout: a limit that is caught is no limit
pcall(tostring, setmetatable({}, { __tostring = function() while true do end end }))
return "ESCAPED"
