"""parties."""


def of_plan(plan, config, dates, quotas):
    return ()
