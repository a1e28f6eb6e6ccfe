import AssignerCore
import Contracts
import Foundation
import Testing

@Suite("The card's hidden block")
struct CardMetadataTests {
    private static let promised: Set = [
        "error_fingerprint", "error_category", "priority_level", "complexity_score", "first_occurrence",
        "last_occurrence", "occurrence_count", "affected_models", "affected_repositories", "resolution_pattern",
        "similar_issues", "related_prs", "expert_assignments", "claude_classification_confidence",
        "auto_actions_taken", "next_check_time",
    ]

    private static func object(_ placement: Placement) throws -> [String: Any] {
        let comment = CardMetadata(placement).comment
        #expect(comment.hasPrefix("<!-- SWITCHYARD_METADATA {") && comment.hasSuffix("} -->"))
        let json = comment.dropFirst(TriageCard.marker.count).dropLast(4)
        return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    @Test("it has every promised field, whatever is known", arguments: [false, true])
    func fields(isClosed: Bool) throws {
        var placement = Given.placement()
        if isClosed { placement.pattern = .autoResolved } else { placement.placed.deadlines = Deadlines() }
        let object = try CardMetadataTests.object(placement)
        #expect(Set(object.keys) == CardMetadataTests.promised)
        #expect((object["resolution_pattern"] as? String == "auto_resolved") == isClosed)
        #expect(object["next_check_time"] is NSNull != isClosed)
    }

    @Test("it tells what was decided")
    func values() throws {
        var placement = Given.placement()
        placement.joinedIssues = [50, 51]
        let object = try CardMetadataTests.object(placement)
        #expect(object["error_fingerprint"] as? String == "v1:0123456789abcdef")
        #expect(object["error_category"] as? String == "code_fix_required")
        #expect(object["priority_level"] as? String == "high" && object["complexity_score"] as? Int == 4)
        #expect(object["first_occurrence"] as? String == "2026-11-24T08:00:00.000Z")
        #expect(object["occurrence_count"] as? Int == 1 && object["similar_issues"] as? [Int] == [50, 51])
        #expect(object["affected_models"] as? [String] == ["model.shop.lines"])
        #expect(object["claude_classification_confidence"] as? Double == 0.875)
    }

    @Test("no text ends the comment, and every text is read back as it was", arguments: HostilePlacement.texts)
    func unbroken(text: String) throws {
        let placement = HostilePlacement.placement(text)
        let comment = CardMetadata(placement).comment
        let inside = comment.dropFirst(4).dropLast(3)
        #expect(!inside.contains(">") && !inside.contains("--") && !inside.contains("\n"))
        let object = try CardMetadataTests.object(placement)
        #expect(object["affected_models"] as? [String] == [text])
        #expect(object["error_category"] as? String == text)
    }

    @Test("a number with an exponent stays a number", arguments: [0.000_01, 1e-9, 0])
    func exponent(confidence: Double) throws {
        var placement = Given.placement()
        placement.verdict.confidence = confidence
        let object = try CardMetadataTests.object(placement)
        #expect(object["claude_classification_confidence"] as? Double == confidence)
    }
}
