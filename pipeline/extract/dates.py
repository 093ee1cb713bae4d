"""dates."""


def of_plan(plan, config):
    return ()
