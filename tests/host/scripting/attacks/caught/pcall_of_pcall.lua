-- EXPECT timeout: a limit that is caught is no limit
pcall(pcall, pcall, function() while true do end end)
return "ESCAPED"
