-- EXPECT error: the same
return (("x"):gsub("x", function() return 0.1 end))
