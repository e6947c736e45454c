-- EXPECT timeout: a limit that is caught is no limit
pcall(string.gsub, "xx", "x", function() while true do end end)
return "ESCAPED"
