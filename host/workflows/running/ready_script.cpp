#include "workflows/running/ready_script.h"

#include <utility>

namespace moothall::workflows {
namespace {

/// More do not decide at once on the cores that there are; each holds some 200 KiB.
constexpr std::size_t idle_of_one_max = 8;
constexpr std::size_t idle_max = 64;

}  // namespace

ReadyScript::ReadyScript(const scripting::Chunk& chunk, const scripting::Library& words,
                         const functions::Functions& functions, const scripting::Limits& limits)
    : library_(answered_library(words, functions,
                                [this](const std::string& name, const List& arguments) {
                                    return answering_(name, arguments);
                                })),
      session_(chunk, library_, limits) {}

void ReadyScript::begin(Answering answering) {
    answering_ = std::move(answering);
    if (was_run_) {
        session_.begin_again();
    }
}

scripting::Outcome ReadyScript::call(const std::string& path, const List& arguments) {
    if (!was_run_) {
        was_run_ = true;
        auto outcome = session_.execute();
        if (outcome.ending != scripting::Ending::finished) {
            return outcome;
        }
        can_begin_again_ = session_.remember();
    }
    return session_.call(path, arguments);
}

bool ReadyScript::end() {
    answering_ = nullptr;
    return can_begin_again_;
}

ReadyScripts::ReadyScripts(const scripting::Library& words, const functions::Functions& functions,
                           const scripting::Limits& limits)
    : words_(words), functions_(functions), limits_(limits) {}

std::unique_ptr<ReadyScript> ReadyScripts::take(const std::string& hash,
                                                const scripting::Chunk& chunk) {
    {
        const std::lock_guard lock(mutex_);
        auto& idle = idle_[hash];
        if (!idle.empty()) {
            auto script = std::move(idle.back());
            idle.pop_back();
            --idle_count_;
            return script;
        }
    }
    return std::make_unique<ReadyScript>(chunk, words_, functions_, limits_);
}

void ReadyScripts::give_back(const std::string& hash, std::unique_ptr<ReadyScript> script) {
    if (!script->end()) {
        return;
    }
    const std::lock_guard lock(mutex_);
    auto& idle = idle_[hash];
    if (idle.size() < idle_of_one_max && idle_count_ < idle_max) {
        idle.push_back(std::move(script));
        ++idle_count_;
    }
}

ReadyScripts::Loan::Loan(ReadyScripts& scripts, const std::string& hash,
                         const scripting::Chunk& chunk, Answering answering)
    : scripts_(scripts), hash_(hash), script_(scripts.take(hash, chunk)) {
    script_->begin(std::move(answering));
}

ReadyScripts::Loan::~Loan() {
    scripts_.give_back(hash_, std::move(script_));
}

}  // namespace moothall::workflows
