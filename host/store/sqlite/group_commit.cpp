#include "store/sqlite/group_commit.h"

#include <algorithm>
#include <cassert>

namespace moothall::store::sqlite {

Call::Call(const Work& work)
    : task_([this, &work](Writer& writer) {
          verdict_ = work(writer);
          ended_ = true;
          return verdict_;
      }) {}

void Call::run(Writer& writer) {
    if (has_run_) {
        task_.reset();
        ended_ = false;
    }
    has_run_ = true;
    task_(writer);
}

Verdict Call::answer() {
    const bool threw = has_run_ && !ended_;
    if (!failure_.empty() && !threw) {
        throw StoreFault(failure_);
    }
    return task_.get_future().get();
}

GroupCommit::GroupCommit(Stages stages)
    : stages_(std::move(stages)), gathering_(std::make_shared<Gathering>()) {}

Verdict GroupCommit::submit(const Work& work) {
    assert(leader_.load() != std::this_thread::get_id() &&
           "a work must not write through the store");
    Call call(work);
    std::unique_lock lock(mutex_);
    const std::shared_ptr<Gathering> mine = gathering_;
    mine->calls.push_back(&call);
    const bool is_first = mine->calls.size() == 1;
    const bool leads_at_once = !is_led_;
    is_led_ = true;
    if (mine->calls.size() == expected_) {
        arrived_.notify_one();
    }
    lock.unlock();
    if (!leads_at_once && !is_first) {
        mine->is_finished.wait();
        return call.answer();
    }
    if (!leads_at_once) {
        mine->may_lead.get_future().wait();
    }
    lead(mine);
    return call.answer();
}

bool GroupCommit::is_idle() const {
    const std::lock_guard lock(mutex_);
    return !is_led_;
}

bool GroupCommit::run_while_idle(const std::function<void()>& act) {
    {
        const std::lock_guard lock(mutex_);
        if (is_led_) {
            return false;
        }
        is_led_ = true;
    }
    struct HandOver {
        ~HandOver() {
            commits.leader_ = std::thread::id();
            commits.hand_over();
        }
        GroupCommit& commits;
    };
    leader_ = std::this_thread::get_id();
    const HandOver at_the_end{*this};
    act();
    return true;
}

void GroupCommit::lead(const std::shared_ptr<Gathering>& gathering) {
    {
        std::unique_lock lock(mutex_);
        wait_for_returning(lock);
        gathering_ = std::make_shared<Gathering>();
    }
    const Time began = std::chrono::steady_clock::now();
    leader_ = std::this_thread::get_id();
    const auto number = stages_.commit(gathering->calls);
    leader_ = std::thread::id();
    const std::size_t kept = gathering->calls.size();
    {
        const std::lock_guard lock(mutex_);
        last_ended_ = std::chrono::steady_clock::now();
        patience_ = std::min<std::chrono::nanoseconds>((last_ended_ - began) / 2,
                                                       std::chrono::milliseconds(2));
        expected_ = (kept + gathering_->calls.size() + 1) / 2;
    }
    const bool is_untidy = stages_.is_untidy();
    if (!is_untidy) {
        hand_over();
    }
    if (number) {
        stages_.make_safe(gathering->calls, *number);
    }
    gathering->finished.set_value();
    if (is_untidy) {
        stages_.tidy();
        hand_over();
    }
}

/// To the first of those that gathered meanwhile.
void GroupCommit::hand_over() {
    const std::lock_guard lock(mutex_);
    is_led_ = !gathering_->calls.empty();
    if (is_led_) {
        gathering_->may_lead.set_value();
    }
}

/// The callers that were just answered are likely to be back in a moment. Without this pause the
/// next group would be the one caller that was too late for the last. Half of them are enough: the
/// others decide while these are kept.
void GroupCommit::wait_for_returning(std::unique_lock<std::mutex>& lock) {
    const Time until = last_ended_ + patience_;
    arrived_.wait_until(lock, until, [&] { return gathering_->calls.size() >= expected_; });
}

}  // namespace moothall::store::sqlite
