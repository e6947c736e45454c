-- EXPECT error: nil as an error
error(nil)
