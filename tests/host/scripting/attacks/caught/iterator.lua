-- EXPECT timeout: a limit that is caught is no limit
for _ in pcall, function() while true do end end do end
return "ESCAPED"
