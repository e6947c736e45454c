-- EXPECT error: a function as an error
error(function() end)
