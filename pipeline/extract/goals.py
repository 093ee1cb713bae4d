"""goals."""


def of_plan(plan, config, dates, quotas, parties):
    return ()
