#pragma once

#include <moothall/service/reading.h>

#include <map>
#include <string>
#include <vector>

/// A reading over the rows that the plugin ships, read from its own files, so that what is tested
/// is what a council gets; further rows can be added. Has no working days.
class ShippedRules final : public moothall::Reading {
public:
    ShippedRules();

    /// Adds a row, or one that follows an earlier one of its key.
    void add(const std::string& register_name, const std::string& key, const std::string& from,
             moothall::Table values);

    /// Ends a key: from that day it has no row.
    void end(const std::string& register_name, const std::string& key, const std::string& on);

    /// All rows of a register, by key and first day.
    const std::vector<moothall::Row>& all(const std::string& register_name) const;

    /// How often anything was asked, to show that what does not change is not asked daily.
    int questions() const { return questions_; }

    moothall::Result<moothall::Row> rule(std::string_view register_name, moothall::Date on,
                                         std::string_view key) override;
    std::vector<moothall::Row> rows(std::string_view register_name, moothall::Date on,
                                    const moothall::Table& where, std::size_t most) override;
    moothall::Result<bool> is_working_day(moothall::Date day, std::string_view calendar) override;
    moothall::Result<moothall::Date> add_working_days(moothall::Date from, int days,
                                                      std::string_view calendar) override;

private:
    bool has_ended(std::string_view register_name, moothall::Date on, const std::string& key) const;

    std::map<std::string, std::vector<moothall::Row>, std::less<>> registers_;
    std::map<std::pair<std::string, std::string>, moothall::Date> ends_;
    int questions_ = 0;
};
