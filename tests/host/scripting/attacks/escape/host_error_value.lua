-- EXPECT error: an error object does not become a grant
error({ granted = true })
