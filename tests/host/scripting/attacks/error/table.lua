-- EXPECT error: a table as an error
error({})
