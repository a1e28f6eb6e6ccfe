import Foundation
import Policy
import PythonPrograms
import Testing

@Suite("Schema and reference")
struct SchemaTests {
    @Test("the committed schema is the parser's own")
    func schema() throws {
        if Project.updatesGolden { try Project.write(Policy.jsonSchema(), to: "docs/switchyard.schema.json") }
        #expect(try Project.text("docs/switchyard.schema.json") == Policy.jsonSchema())
        let object = try JSONSerialization.jsonObject(with: Data(Policy.jsonSchema().utf8)) as? [String: Any]
        #expect((object?["properties"] as? [String: Any])?.count == 14)
    }

    @Test("the committed reference tells every key as the parser reads it")
    func reference() throws {
        let path = "docs/configuration.md"
        let begin = "<!-- keys:begin, generated from the parser's own description -->\n"
        let end = "<!-- keys:end -->"
        let text = try Project.text(path)
        let head = try #require(text.range(of: begin))
        let tail = try #require(text.range(of: end))
        let wanted = text[..<head.upperBound] + Policy.configurationReference() + text[tail.lowerBound...]
        if Project.updatesGolden { try Project.write(String(wanted), to: path) }
        #expect(try Project.text(path) == String(wanted))
    }

    /// Whether Python has what the check of the schema needs.
    static let hasPython = Python.has("jsonschema, yaml")

    @Test(
        "jsonschema accepts the schema, the example and what the parser writes, and refuses what the parser refuses",
        .enabled(if: hasPython, "needs python3 with jsonschema and PyYAML from PyPI"))
    func independent() throws {
        let example = try Project.example()
        let accepted = ["", "repositories: {a/b: {priority: low}}", example, try policy(example).canonicalText()]
        let refused = [
            "workspaec: a", "hub: a", "repositories: {a/b: {mode: atc}}", "github: {write_interval: 1}",
            "repositories: {a/b: {dbt_cloud: {}}}", "experts: {dbt: {}}", "intake: {labels: a}",
            "resolution: {false_positive: {min_confidence: 2}}", "notifications: {slack_channel: x}",
        ]
        for text in accepted { #expect(problems(text).isEmpty) }
        for text in refused { #expect(!problems(text).isEmpty) }
        let input = try JSONSerialization.data(
            withJSONObject: ["schema": Policy.jsonSchema(), "accepted": accepted, "refused": refused])
        let result = Python.run(["-c", SchemaTests.script], input: String(decoding: input, as: UTF8.self))
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output == "13 texts checked\n")
    }

    /// YAML 1.2 as editors read it: of the booleans only true and false, so that the key `on` is a text.
    static let script = """
        import json, sys, re, yaml, jsonschema
        class Loader(yaml.SafeLoader): pass
        Loader.yaml_implicit_resolvers = {
            first: [(tag, test) for tag, test in tests if tag != 'tag:yaml.org,2002:bool']
            for first, tests in yaml.SafeLoader.yaml_implicit_resolvers.items()}
        Loader.add_implicit_resolver('tag:yaml.org,2002:bool', re.compile('^(true|false)$'), list('tf'))
        given = json.load(sys.stdin)
        schema = json.loads(given['schema'])
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        def errors(text):
            return [error.message for error in validator.iter_errors(yaml.load(text, Loader) or {})]
        for text in given['accepted']:
            assert not errors(text), (text, errors(text))
        for text in given['refused']:
            assert errors(text), text
        print(len(given['accepted']) + len(given['refused']), 'texts checked')
        """
}
