-- EXPECT timeout: a replacement that loops
return (("x"):gsub("x", function() while true do end end))
