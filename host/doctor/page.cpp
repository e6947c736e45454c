#include "doctor/page.h"

#include <string_view>

#include "doctor/checks/backup.h"
#include "doctor/checks/calendar.h"
#include "doctor/checks/clock.h"
#include "doctor/checks/data_folder.h"
#include "doctor/checks/database_settings.h"
#include "doctor/checks/deliveries.h"
#include "doctor/checks/disk.h"
#include "doctor/checks/due_work.h"
#include "doctor/checks/journal.h"
#include "doctor/checks/plugins.h"
#include "doctor/checks/store.h"

namespace moothall::doctor {
namespace {

constexpr std::string_view introduction = R"(# moothall doctor

`moothall doctor` looks whether a council and its machine are well, and says of each finding what to
do, the worst first. It needs no officer, takes no timers and changes nothing in the council: it
writes one small file into the data folder, to time the disk, and removes it. It works also where
the council cannot be opened, and says why. It ends with 0 where nothing is worse than a warning,
and with 1 where there is a problem. This page is made from what the program declares.

```text
moothall doctor --config /etc/moothall/moothall.toml
```

- `--full` walks the whole journal instead of its newest seals, and on SQLite every page of the
  database.
- `--json` gives one document: `status`, `at`, and `checks`, each with `name`, `title`, `status`
  (`ok`, `warning`, `problem`, `not_checked`), `sentence`, `findings` and `figures`.
- `--metrics` gives the same to Prometheus: `moothall_check_severity` (0 ok, 1 warning, 2 problem)
  and `moothall_check_done`, both by `check`, a gauge for each figure below, and
  `moothall_doctor_run_timestamp_seconds`.

Run it as the account that runs Moothall, or you see what another account may see. For alerts let a
timer write the metrics where node_exporter's textfile collector finds them:

```text
cd /var/lib/prometheus/node-exporter
moothall doctor --config /etc/moothall/moothall.toml --metrics > moothall.new
mv moothall.new moothall.prom
```

A check that cannot be made, because the store cannot be read, say, is told as such, and has no
severity. Plugins are loaded in a process of their own: one that crashes neither ends the doctor nor
comes closer to staying out for its crashes.
)";

std::string table_of(const Check& check) {
    std::string text = "| finding | | what is the case | what to do |\n|---|---|---|---|\n";
    for (const Trouble& trouble : check.troubles) {
        text += "| `" + std::string(trouble.name) + "` | " +
                std::string(name_of(trouble.severity)) + " | " + std::string(trouble.meaning) +
                " | " + std::string(trouble.remedy) + " |\n";
    }
    return text;
}

std::string figures_of(const Check& check) {
    std::string text;
    for (const Figure& figure : check.figures) {
        text += "- `" + metric_name(figure) + "`: " + std::string(figure.about) + "\n";
    }
    return text.empty() ? "" : "\n" + text;
}

}  // namespace

std::vector<const Check*> all_checks() {
    return {&store_check(),
            &disk_check(),
            &data_folder_check(),
            &sync_check(),
            &permissions_check(),
            &database_settings_check(),
            &database_sessions_check(),
            &clock_check(),
            &journal_check(),
            &backup_check(),
            &calendar_check(),
            &attention_check(),
            &plugins_check(),
            &timers_check(),
            &deliveries_check(),
            &workflows_check()};
}

std::string reference_page() {
    std::string page(introduction);
    for (const Check* check : all_checks()) {
        page += "\n## " + std::string(check->title) + " (`" + std::string(check->name) + "`)\n\n" +
                std::string(check->about) + "\n\n" + table_of(*check) + figures_of(*check);
    }
    return page;
}

}  // namespace moothall::doctor
