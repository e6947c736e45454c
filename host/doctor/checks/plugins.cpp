#include "doctor/checks/plugins.h"

#include "doctor/amounts.h"

namespace moothall::doctor {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

}  // namespace

const Check& plugins_check() {
    static const Check check{
        "plugins",
        "Plugins",
        "Every plugin that is found is loaded in a process of its own, as a start would.",
        {{"plugin_crashes", Severity::problem, "It ends the program that loads it.",
          "Take its library out of the folder of plugins, and tell its developers."},
         {"plugin_refused", Severity::problem,
          "It cannot be loaded, or stays out because it crashed three times within ten minutes.",
          "Do what the sentence says. Its cases can be read meanwhile, and its timers wait."},
         {"timers_wait_for_plugin", Severity::problem,
          "Timers are due of a service whose plugin is not loaded. They wait until it is back.",
          "Install the plugin again, or name its folder in plugins.folders."}},
        {{"plugins_loaded", Unit::count, "Plugins that can be loaded."},
         {"plugins_refused", Unit::count, "Plugins that were refused, or crashed."},
         {"timers_waiting_for_plugin", Unit::count, "Due timers of plugins that are absent."}}};
    return check;
}

Outcome check_plugins(const PluginStanding& standing) {
    Outcome outcome(plugins_check(),
                    standing.loaded.empty()
                        ? "There is no plugin."
                        : "All plugins can be loaded: " + joined(standing.loaded) + ".");
    std::int64_t waiting = 0;
    for (const std::string& plugin : standing.crashed) {
        outcome.found("plugin_crashes",
                      "The plugin " + plugin + " ends the program that loads it.");
    }
    for (const PluginOut& plugin : standing.refused) {
        outcome.found("plugin_refused",
                      "The plugin " + plugin.name + " was refused: " + plugin.reason);
    }
    for (const WaitingForPlugin& timers : standing.waiting) {
        waiting += timers.count;
        outcome.found("timers_wait_for_plugin",
                      count_in_words(timers.count, "timer") + " of " + timers.service +
                          (timers.count == 1 ? " has" : " have") + " been due for up to " +
                          time_in_words(standing.now - timers.since) +
                          ", and no plugin of that name is loaded.");
    }
    outcome.measured("plugins_loaded", static_cast<std::int64_t>(standing.loaded.size()));
    outcome.measured("plugins_refused",
                     static_cast<std::int64_t>(standing.refused.size() + standing.crashed.size()));
    outcome.measured("timers_waiting_for_plugin", waiting);
    return outcome;
}

const Check& workflows_check() {
    static const Check check{
        "workflows",
        "Workflows and the functions they call",
        "The workflows that new cases start on: whether their service has its plugin, and whether "
        "the functions of plugins that stand in their text are there.",
        {{"function_absent", Severity::problem,
          "Its text calls a function that no plugin brings: the decisions that need it are "
          "refused.",
          "Install the version of the plugin that has the function, or publish a workflow that "
          "does "
          "without it."},
         {"workflow_without_plugin", Severity::problem,
          "Its service has no plugin here: no case of it can be opened or worked, only read.",
          "Install the plugin again, or name its folder in plugins.folders."}},
        {{"workflows_calling_absent", Unit::count,
          "Workflows that call what is absent, or have no plugin."}}};
    return check;
}

Outcome check_workflows(const std::vector<WorkflowCalls>& workflows) {
    Outcome outcome(workflows_check(),
                    count_in_words(static_cast<std::int64_t>(workflows.size()), "workflow") +
                        ": what they call is there.");
    std::int64_t troubled = 0;
    for (const WorkflowCalls& workflow : workflows) {
        if (!workflow.has_plugin) {
            outcome.found("workflow_without_plugin",
                          "The plugin of the workflow " + workflow.name + " is not loaded.");
        } else if (!workflow.missing.empty()) {
            outcome.found("function_absent", "The workflow " + workflow.name + " calls " +
                                                 joined(workflow.missing) +
                                                 ", which no plugin brings.");
        }
        troubled += workflow.has_plugin && workflow.missing.empty() ? 0 : 1;
    }
    outcome.measured("workflows_calling_absent", troubled);
    return outcome;
}

}  // namespace moothall::doctor
