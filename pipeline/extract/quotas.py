"""quotas."""


def of_plan(plan, config, dates):
    return ()
