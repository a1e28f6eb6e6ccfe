extension ConsoleAssets {
    static let style = """
        :root { --bg:#f6f7f9; --card:#fff; --ink:#1a2230; --soft:#5a6577; --line:#e1e5ec; --link:#1b57c4; --hover:#f0f3f8;
          --ok:#11704a; --okbg:#dff3e8; --warn:#8a5200; --warnbg:#fdeed2; --bad:#b3202c; --badbg:#fde3e4; --heldbg:#e9e2fb; --held:#5a2db0;
          --c1:#c79208; --c2:#d1404a; --c3:#d9741a; --c4:#7c2d3a; --c5:#7f8896; --c6:#b9c2d0; }
        @media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --bg:#0f141c; --card:#171e29; --ink:#e6ebf3; --soft:#9aa7ba; --line:#283242; --link:#86b1ff; --hover:#1d2634;
          --ok:#7fe0ad; --okbg:#12392a; --warn:#ffcb7a; --warnbg:#40300f; --bad:#ff9aa1; --badbg:#4a1a20; --heldbg:#332457; --held:#c9b3ff;
          --c1:#e2b33c; --c2:#f0666f; --c3:#f09a4b; --c4:#c9566a; --c5:#8d98a9; --c6:#4a5669; } }
        :root[data-theme=dark] { --bg:#0f141c; --card:#171e29; --ink:#e6ebf3; --soft:#9aa7ba; --line:#283242; --link:#86b1ff; --hover:#1d2634;
          --ok:#7fe0ad; --okbg:#12392a; --warn:#ffcb7a; --warnbg:#40300f; --bad:#ff9aa1; --badbg:#4a1a20; --heldbg:#332457; --held:#c9b3ff;
          --c1:#e2b33c; --c2:#f0666f; --c3:#f09a4b; --c4:#c9566a; --c5:#8d98a9; --c6:#4a5669; }
        * { box-sizing:border-box; }
        body { margin:0; background:var(--bg); color:var(--ink); font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif; font-variant-numeric:tabular-nums; }
        a { color:var(--link); text-decoration:none; } a:hover { text-decoration:underline; }
        :focus-visible { outline:2px solid var(--link); outline-offset:2px; border-radius:3px; }
        .skip { position:absolute; left:-999px; } .skip:focus { left:8px; top:8px; background:var(--card); padding:8px 12px; z-index:9; }
        .hidden { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); }
        .top { display:flex; flex-wrap:wrap; align-items:center; gap:8px 18px; padding:10px 24px; background:var(--card); border-bottom:1px solid var(--line); position:sticky; top:0; z-index:5; }
        .brand { display:flex; align-items:center; gap:8px; font-weight:650; font-size:15px; color:var(--ink); } .brand:hover { text-decoration:none; }
        nav { display:flex; gap:14px; } nav a { color:var(--soft); } .live { margin-left:auto; color:var(--soft); font-size:12px; }
        .live.on::before,.live.off::before { content:""; display:inline-block; width:8px; height:8px; border-radius:50%; background:#2fb673; margin-right:6px; } .live.off::before { background:var(--bad); }
        .theme { font:inherit; font-size:12px; color:var(--soft); background:none; border:1px solid var(--line); border-radius:6px; padding:3px 9px; cursor:pointer; }
        main { max-width:1560px; margin:0 auto; padding:18px 24px 40px; outline:none; } .foot { text-align:center; color:var(--soft); font-size:12px; padding:0 0 24px; }
        h1 { font-size:20px; line-height:1.25; margin:4px 0 14px; letter-spacing:-.01em; overflow-wrap:anywhere; } h2 { font-size:13px; font-weight:650; margin:0 0 8px; color:var(--soft); }
        .tiles { display:grid; grid-template-columns:repeat(auto-fit,minmax(132px,1fr)); gap:10px; margin:0 0 16px; }
        .tile { background:var(--card); border:1px solid var(--line); border-radius:10px; padding:10px 14px; display:flex; flex-direction:column; }
        .tile dd { margin:0; font-size:22px; font-weight:640; letter-spacing:-.02em; } .tile dt { color:var(--soft); font-size:12px; order:2; }
        .columns { display:grid; grid-template-columns:minmax(0,1fr) 340px; gap:16px; align-items:start; }
        section { background:var(--card); border:1px solid var(--line); border-radius:10px; padding:12px 14px; margin:0 0 16px; }
        table { width:100%; border-collapse:collapse; } th { text-align:left; font-weight:560; color:var(--soft); font-size:12px; }
        .list th,.list td { padding:6px 8px; border-bottom:1px solid var(--line); vertical-align:top; } .list tbody tr:last-child td { border-bottom:0; } .list tbody tr:hover { background:var(--hover); }
        .list td:first-child { white-space:nowrap; color:var(--soft); } .list td.title { white-space:normal; color:inherit; min-width:220px; overflow-wrap:anywhere; } .list td.title small { display:block; font-size:11.5px; }
        .plain th,.plain td { padding:3px 4px; } .plain td,.plain thead th:not(:first-child) { text-align:right; } .plain tbody th { font-weight:450; color:var(--ink); }
        .chip { display:inline-block; white-space:nowrap; font-size:11.5px; line-height:18px; padding:0 7px; border-radius:9px; border:1px solid var(--line); background:var(--bg); color:var(--ink); }
        .chip small { color:var(--soft); } .cat::before,.dot { content:""; display:inline-block; width:8px; height:8px; border-radius:2px; margin-right:5px; background:var(--c6); }
        [data-cat=transient_failure].cat::before,.dot[data-cat=transient_failure] { background:var(--c1); } [data-cat=code_fix_required].cat::before,.dot[data-cat=code_fix_required] { background:var(--c2); }
        [data-cat=data_quality_issue].cat::before,.dot[data-cat=data_quality_issue] { background:var(--c3); } [data-cat=infrastructure_issue].cat::before,.dot[data-cat=infrastructure_issue] { background:var(--c4); }
        [data-cat=false_positive].cat::before,.dot[data-cat=false_positive] { background:var(--c5); }
        .bar { fill:var(--c6); } .bar[data-cat=transient_failure] { fill:var(--c1); } .bar[data-cat=code_fix_required] { fill:var(--c2); } .bar[data-cat=data_quality_issue] { fill:var(--c3); }
        .bar[data-cat=infrastructure_issue] { fill:var(--c4); } .bar[data-cat=false_positive] { fill:var(--c5); } .axis { stroke:var(--line); }
        .prio[data-prio=critical] { background:var(--badbg); color:var(--bad); border-color:transparent; font-weight:600; } .prio[data-prio=high] { background:var(--warnbg); color:var(--warn); border-color:transparent; }
        .state[data-state=closed] { background:var(--okbg); color:var(--ok); border-color:transparent; } .state[data-state=held] { background:var(--heldbg); color:var(--held); border-color:transparent; }
        .state[data-state=alarm],.mark { background:var(--badbg); color:var(--bad); border-color:transparent; }
        .volume { width:100%; height:112px; display:block; } .legend { list-style:none; margin:6px 0 0; padding:0; display:flex; flex-wrap:wrap; gap:4px 16px; font-size:12px; color:var(--soft); } .legend b { color:var(--ink); font-weight:600; }
        .cards { list-style:none; margin:0; padding:0; } .cards li { padding:7px 0; border-bottom:1px solid var(--line); overflow-wrap:anywhere; } .cards li:last-child { border-bottom:0; padding-bottom:0; }
        .sub { color:var(--soft); font-size:12.5px; margin-top:2px; } .muted { color:var(--soft); } .empty { color:var(--soft); margin:0; } .late { color:var(--bad); font-weight:600; } .busy { color:var(--warn); font-weight:600; }
        .figures { columns:2 480px; column-gap:16px; margin-bottom:16px; } .figure { margin:0 0 16px; break-inside:avoid; overflow-x:auto; background:var(--card); border:1px solid var(--line); border-radius:10px; padding:4px; }
        .picture { width:100%; height:auto; display:block; } .figure[data-picture=calibration] .picture { max-width:340px; margin:0 auto; } .picture .paper { fill:none; } .picture .ink { fill:var(--ink); } .picture .soft { fill:var(--soft); } .picture .bar { fill:var(--link); } .picture .line { stroke:var(--link); }
        .sheets { columns:2 560px; column-gap:16px; } .sheets section { break-inside:avoid; overflow-x:auto; } .sheets .list td:not(.title) { white-space:nowrap; } .sheets .list td.title { min-width:96px; }
        .crumbs { margin:0 0 6px; font-size:12.5px; color:var(--soft); }
        .facts { display:grid; grid-template-columns:repeat(auto-fill,minmax(190px,1fr)); gap:10px 18px; background:var(--card); border:1px solid var(--line); border-radius:10px; padding:12px 14px; margin:12px 0 16px; }
        .facts dt { color:var(--soft); font-size:12px; } .facts dd { margin:1px 0 0; overflow-wrap:anywhere; }
        .similar { margin:0; padding-left:18px; } .similar li { margin-bottom:6px; overflow-wrap:anywhere; } .similar small { display:block; color:var(--soft); }
        .quotes { margin:0; padding-left:18px; } .quotes q { font-family:ui-monospace,"DejaVu Sans Mono",monospace; font-size:12.5px; overflow-wrap:anywhere; }
        .story { list-style:none; margin:0; padding:0; } .story li[data-kind] { display:grid; grid-template-columns:92px minmax(0,1fr); gap:12px; padding:8px 0; border-top:1px solid var(--line); } .story li[data-kind]:first-child { border-top:0; }
        .story .when { color:var(--soft); font-size:12.5px; } .story p { margin:0; overflow-wrap:anywhere; } .story ul { margin:3px 0 0; padding-left:16px; color:var(--soft); font-size:12.5px; overflow-wrap:anywhere; }
        .story li[data-kind=effect] p { color:var(--soft); } .story li[data-kind="issue.resolved"] p,.story li[data-kind="issue.reopened"] p { font-weight:600; }
        .letter { background:var(--card); border:1px solid var(--line); border-radius:10px; padding:10px 14px; margin-bottom:10px; overflow-wrap:anywhere; } pre { white-space:pre-wrap; font-size:12px; }
        .login { display:grid; gap:8px; max-width:340px; } .login input,.login button { font:inherit; padding:8px 10px; border:1px solid var(--line); border-radius:8px; background:var(--card); color:var(--ink); } .login button { background:var(--link); color:var(--bg); border:0; cursor:pointer; }
        @media (max-width:1000px) { .columns { grid-template-columns:minmax(0,1fr); } }
        @media (max-width:640px) { .top { padding:10px 14px; } main { padding:14px 12px 32px; } .tiles { grid-template-columns:repeat(2,minmax(0,1fr)); }
          .list thead { display:none; } .list tr { display:block; padding:8px 0; border-bottom:1px solid var(--line); } .list tbody tr:last-child { border-bottom:0; } .list td { display:inline-block; border:0; padding:1px 8px 1px 0; } .list td.title { display:block; padding:2px 0; min-width:0; } .list td:empty { display:none; } .sheets .list td:not(.title)::before { content:attr(data-name) " "; color:var(--soft); font-size:12px; } .figure:not([data-picture=calibration]) .picture { min-width:430px; }
          .story li[data-kind] { grid-template-columns:minmax(0,1fr); gap:2px; } }
        @media (prefers-reduced-motion: reduce) { * { transition:none !important; animation:none !important; } }
        """
}
