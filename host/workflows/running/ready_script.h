#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "functions/functions.h"
#include "scripting/chunk.h"
#include "scripting/library.h"
#include "scripting/limits.h"
#include "scripting/session.h"
#include "workflows/running/call_record.h"

namespace moothall::workflows {

/// The script of one workflow, for one decision after another. The chunk is run for the first; for
/// each further one the state is put back, byte for byte, to how it was after that, which is what a
/// fresh state would come to, without the work of making it.
///
/// Threads: one at a time. Faults: what a function of the host throws.
class ReadyScript {
public:
    /// Borrows the functions, which must outlive it.
    ReadyScript(const scripting::Chunk& chunk, const scripting::Library& words,
                const functions::Functions& functions, const scripting::Limits& limits);

    /// Begins a decision, in which `answering` answers what the script asks of the host.
    void begin(Answering answering);

    /// Calls the function at a path; the calls of one decision share state and limits.
    scripting::Outcome call(const std::string& path, const List& arguments);

    /// Ends the decision. Whether another can begin: not where the chunk itself failed or asked the
    /// host for something, which might be answered otherwise another time.
    bool end();

private:
    Answering answering_;
    scripting::Library library_;
    scripting::Session session_;
    bool was_run_ = false;
    bool can_begin_again_ = false;
};

/// The scripts of many workflows, of each as many as decide at once.
///
/// Threads: any. Loans end before it does.
class ReadyScripts {
public:
    /// Borrows both, which must outlive it.
    ReadyScripts(const scripting::Library& words, const functions::Functions& functions,
                 const scripting::Limits& limits);

    /// The script of the chunk with this hash for one decision, given back at its end.
    class Loan {
    public:
        Loan(ReadyScripts& scripts, const std::string& hash, const scripting::Chunk& chunk,
             Answering answering);
        ~Loan();
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;

        ReadyScript& operator*() const { return *script_; }

    private:
        ReadyScripts& scripts_;
        std::string hash_;
        std::unique_ptr<ReadyScript> script_;
    };

private:
    std::unique_ptr<ReadyScript> take(const std::string& hash, const scripting::Chunk& chunk);
    void give_back(const std::string& hash, std::unique_ptr<ReadyScript> script);

    const scripting::Library& words_;
    const functions::Functions& functions_;
    const scripting::Limits& limits_;
    std::mutex mutex_;
    std::map<std::string, std::vector<std::unique_ptr<ReadyScript>>> idle_;
    std::size_t idle_count_ = 0;
};

}  // namespace moothall::workflows
