/// What all pictures have around them.
enum PictureFrame {
    static func frame(_ title: String, width: Double, height: Double, label: [String], _ content: SVG) -> SVG {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
        aria-label="\(title): \(label.joined(separator: ", "))" class="picture" \
        font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif">\
        <rect width="\(width)" height="\(height)" rx="8" fill="#ffffff" class="paper"/>\
        <text x="16" y="24" font-size="13" font-weight="600" fill="#1a2230" class="ink">\(title)</text>\(content)</svg>
        """
    }
}
