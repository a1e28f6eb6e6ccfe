"""Works on the sandbox with GitHub clients that others wrote. Usage: clients.py githubkit|pygithub BASE. Prints what failed."""
import sys

WHICH, BASE = sys.argv[1], sys.argv[2]


def same(found, expected, what):
    assert found == expected, f"{what}: {found!r} instead of {expected!r}"


def with_githubkit():
    from githubkit import GitHub
    from githubkit.config import Config
    from githubkit.exception import RequestFailed

    github = GitHub("sandbox-ana", base_url=BASE + "/", http_cache=True, auto_retry=False)
    rest = github.rest("2026-03-10")
    where = {"owner": "acme", "repo": "dbt_cloud"}
    same(rest.users.get_authenticated().parsed_data.login, "ana", "who")
    issue = rest.issues.create(**where, title="kit", body="b", labels=["bug"], assignees=["bruno", "nobody"]).parsed_data
    same([label.name for label in issue.labels], ["bug"], "labels")
    same([person.login for person in issue.assignees], ["bruno"], "assignees, one left out")
    number = issue.number
    edited = rest.issues.update(**where, issue_number=number, title="kit 2", labels=["bug", "other"]).parsed_data
    same((edited.title, [label.name for label in edited.labels]), ("kit 2", ["bug", "other"]), "edit")
    labels = rest.issues.add_labels(**where, issue_number=number, labels=["priority:high"]).parsed_data
    same([label.name for label in labels], ["bug", "other", "priority:high"], "added labels")
    rest.issues.remove_label(**where, issue_number=number, name="priority:high")
    added = rest.issues.add_assignees(**where, issue_number=number, assignees=["chen"]).parsed_data
    same([person.login for person in added.assignees], ["bruno", "chen"], "added assignees")
    rest.issues.remove_assignees(**where, issue_number=number, assignees=["bruno"])
    comments = [rest.issues.create_comment(**where, issue_number=number, body=f"c{n}").parsed_data for n in range(5)]
    rest.issues.update_comment(**where, comment_id=comments[0].id, body="changed")
    rest.issues.delete_comment(**where, comment_id=comments[4].id)
    listed = [c.body for c in github.rest.paginate(rest.issues.list_comments, **where, issue_number=number, per_page=2)]
    same(listed, ["changed", "c1", "c2", "c3"], "comments over pages")
    again = {**where, "issue_number": number}
    rest.reactions.create_for_issue(**again, content="eyes")
    rest.reactions.create_for_issue_comment(**where, comment_id=comments[1].id, content="-1")
    on_issue = rest.reactions.list_for_issue(**again).parsed_data
    same([(r.user.login, r.content) for r in on_issue], [("ana", "eyes")], "reactions to an issue")
    on_comment = rest.reactions.list_for_issue_comment(**where, comment_id=comments[1].id).parsed_data
    same([r.content for r in on_comment], ["-1"], "reactions to a comment")
    same(rest.issues.get(**again).parsed_data.reactions.eyes, 1, "how many reacted")
    for n in range(7):
        rest.issues.create(**where, title=f"paged {n}")
    numbers = [i.number for i in github.rest.paginate(rest.issues.list_for_repo, **where, per_page=3, direction="asc")]
    same(numbers, list(range(number, number + 8)), "issues over pages")
    found = rest.search.issues_and_pull_requests(q="repo:acme/dbt_cloud is:issue paged", per_page=3).parsed_data
    same((found.total_count, len(found.items)), (7, 3), "search")
    closed = rest.issues.update(**where, issue_number=number, state="closed", state_reason="not_planned").parsed_data
    same((closed.state, closed.state_reason), ("closed", "not_planned"), "close")
    same(rest.issues.get(**where, issue_number=number).parsed_data.state, "closed", "read after the close")
    rest.issues.create_label(**where, name="kit label", color="d73a4a")
    rest.issues.update_label(**where, name="kit label", new_name="kit label 2")
    rest.issues.delete_label(**where, name="kit label 2")
    try:
        rest.issues.create(**where, title="")
        raise AssertionError("an empty title was taken")
    except RequestFailed as error:
        same(error.response.status_code, 422, "validation")
    assert Config


def with_pygithub():
    import github
    from github import Auth, Github, GithubException

    client = Github(
        auth=Auth.Token("sandbox-ana"), base_url=BASE, per_page=3, retry=None,
        seconds_between_requests=0, seconds_between_writes=0)
    same(client.get_user().login, "ana", "who")
    repository = client.get_repo("acme/roy_kent")
    assert repository.permissions.admin
    issue = repository.create_issue("py", body="b", labels=["bug"], assignees=["bruno", "nobody"])
    same([person.login for person in issue.assignees], ["bruno"], "assignees, one left out")
    issue.edit(title="py 2", body="b2", labels=["bug", "x"], assignees=["chen"])
    again = repository.get_issue(issue.number)
    same((again.title, again.body), ("py 2", "b2"), "edit")
    same([person.login for person in again.assignees], ["chen"], "assignees by edit")
    again.add_to_labels("y", "z")
    again.remove_from_labels("x")
    same([label.name for label in again.get_labels()], ["bug", "y", "z"], "labels over pages")
    again.set_labels("bug")
    again.add_to_assignees("bruno")
    again.remove_from_assignees("chen")
    same([person.login for person in repository.get_issue(issue.number).assignees], ["bruno"], "assignees")
    comments = [again.create_comment(f"c{n}") for n in range(7)]
    comments[1].edit("changed")
    comments[6].delete()
    same([c.body for c in again.get_comments()], ["c0", "changed", "c2", "c3", "c4", "c5"], "comments over pages")
    reaction = again.create_reaction("hooray")
    same([(r.user.login, r.content) for r in again.get_reactions()], [("ana", "hooray")], "reactions to an issue")
    same(comments[0].create_reaction("heart").content, "heart", "a reaction to a comment")
    again.delete_reaction(reaction.id)
    same(list(again.get_reactions()), [], "a reaction that was taken back")
    for n in range(6):
        repository.create_issue(f"paged {n}")
    listed = [i.title for i in repository.get_issues(state="open", direction="asc", sort="created")]
    same(listed, ["py 2"] + [f"paged {n}" for n in range(6)], "issues over pages")
    found = client.search_issues("repo:acme/roy_kent is:issue paged")
    same((found.totalCount, len(list(found))), (6, 6), "search over pages")
    again.edit(state="closed", state_reason="completed")
    same([i.number for i in repository.get_issues(state="closed")], [issue.number], "closed issues")
    again.lock("spam")
    again.unlock()
    label = repository.create_label("py label", "d73a4a", "text")
    label.edit("py label 2", "ffffff")
    same(repository.get_label("py label 2").color, "ffffff", "label")
    label.delete()
    same(client.get_rate_limit().resources.core.limit, 5000, "rate limit")
    same(repository.get_collaborator_permission("eli"), "read", "permission of a triager")
    assert repository.has_in_assignees("bruno") and not repository.has_in_assignees("nobody")
    for call, status in [
        (lambda: repository.get_issue(999), 404), (lambda: repository.create_label("Bug", "d73a4a"), 422),
        (lambda: client.get_repo("acme/none"), 404),
    ]:
        try:
            call()
            raise AssertionError(f"no {status}")
        except GithubException as error:
            same(error.status, status, "status")
    assert github


{"githubkit": with_githubkit, "pygithub": with_pygithub}[WHICH]()
print(f"{WHICH} is content")
