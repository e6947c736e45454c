-- EXPECT timeout: a limit that is caught is no limit
pcall(function() while true do end end)
grant()
return "ESCAPED"
