"""Keys of front matter that people and tools use: none of them is a misspelled key of ours."""

from __future__ import annotations

KEYS = tuple(
    dict.fromkeys(
        word
        for line in (
            # Tailwind Next.js starter, Contentlayer, Nextra
            "title date tags lastmod draft summary images authors layout bibliography",
            "canonicalUrl slug type readingTime toc filePath structuredData ogImage publishedAt",
            "section asIndexPage",
            # Material, MkDocs, mkdocs plugins
            "hide icon status template social search pin links readtime categories description",
            "tags subtitle boost exclude cover_image cover_color level password nav_title",
            "render_macros hide_title hide_date hide_authors show_date revision_date",
            "created_date ignore_macros",
            # Hugo and its themes
            "aliases audio cascade expiryDate headless isCJKLanguage keywords linkTitle markup",
            "menu outputs params publishDate resources sitemap translationKey videos weight",
            "series url featuredImage featured_image featuredImagePreview cover thumbnail",
            "showToc ShowReadingTime hideMeta hideSummary searchHidden disableShare disableHLJS",
            "canonicalURL editPost robotsNoIndex hiddenFromHomePage hiddenFromSearch comment",
            "comments math katex mathjax mermaid twemoji lightgallery code author authorLink",
            "license resources toc_border share layout lang TocOpen UseHugoToc tableOfContents",
            "showDate showAuthor showHero heroStyle Params",
            # Zola
            "path extra taxonomies in_search_index updated transparent sort_by page_template",
            "insert_anchor",
            # Jekyll and its themes
            "permalink published category excerpt excerpt_separator redirect_from redirect_to",
            "nav_order has_children parent grand_parent nav_exclude author_profile read_time",
            "related header overlay_image overlay_filter teaser toc_label toc_sticky classes",
            "render_with_liquid last_modified_at feature image_alt image_caption bigimg gh-repo",
            "gh-badge crosspost_to_medium lesson meta-description seo robots noindex nofollow",
            "sidebar modified hidden_toc mathjax",
            # Docusaurus
            "id title_meta hide_table_of_contents toc_min_heading_level toc_max_heading_level",
            "sidebar_label sidebar_position sidebar_class_name displayed_sidebar",
            "pagination_label pagination_next pagination_prev custom_edit_url image unlisted",
            "author_title author_url author_image_url last_update parse_number_prefixes",
            "sidebar_custom_props",
            # Pelican
            "Modified Translation Save_as Related_posts Header_Cover Lang Gallery Status",
            "Subtitle Slug Date",
            # Astro, Eleventy, Gatsby, Hexo, VuePress
            "pubDatetime modDatetime featured hideEditPost timezone heroImage heroAlt pubDate",
            "updatedDate eleventyExcludeFromCollections eleventyNavigation eleventyComputed",
            "pagination override templateKey featuredpost featuredimage featuredImg secret",
            "banner disableNunjucks top_img copyright abbrlink copyright_author",
            "highlight_shrink aside navbar prev next head article sticky star timeline",
            "isOriginal footer breadcrumb shortTitle dir order index editLink",
            # Obsidian, Notion, dev.to, Quarto, Jupyter, WordPress exports
            "cssclass cssclasses alias dg-home dg-pinned dg-hide dg-metatags dg-note-icon dg-",
            "path dg-show-toc publish cover_image canonical_url main_image post_date post_name",
            "post_type guid post_id wordpress_id original_url comment_status ping_status",
            "execute format editor freeze csl jupyter kernelspec abstract nocite title-block-",
            "banner code-fold number-sections date-modified date-format image-alt listing about",
            "engine other_language visibility custom_excerpt feature_image meta_title",
            "meta_description og_title og_image og_description twitter_title twitter_image",
            "twitter_description codeinjection_head created_at updated_at published_at uuid",
            "locale language languages source via external link links project company location",
            "venue event event_date start_date end_date time duration speaker rating isbn",
            "difficulty level prerequisites products topics subject subjects topic label labels",
            "notes todo version versions release stable deprecated updates update public listed",
            "craft graft raft drift beta alpha archived outdated sponsored promoted reviewed",
            "reviewer reviewers contributors translator translators editor editors owner email",
            "website twitter github linkedin hero heroes color colour theme style styles css js",
            "script scripts assets video podcast episode season album photos gallery places map",
            "latitude longitude seoTitle seo_title seoDescription metaTitle metaDescription",
            "tabTitle bgImage bg_image dueDate publish_to imageUrl image_url imageAlt coverAlt",
            "cover_alt coverVideo authorId author_id undraft notdraft not-draft no_draft",
            "nodraft unhidden unhide unsecret notprivate republish redraft privacy headers",
            "headless_cms publisher publishing creator modifier expired except",
        )
        for word in line.split()
    )
)
"""What is described in the documentation of these tools, and seen in real posts."""

MISSPELLED_MARKERS = (
    *(
        "drafft: true",
        "Draf: true",
        "daft: true",
        "drafts: true",
        "publsh: false",
        "hiden: true",
        "Darft: yes",
    ),
    *("dratf: 'True'", "is_drfat: 1", "isDrat: on", "privat: true", "pivate: true", "publishd: false"),
    *(
        "pubished: no",
        "unpublishd: true",
        "unlistd: y",
        "unlsited: true",
        "secrt: true",
        "staus: draft",
    ),
    *("hiddn: true", "saveAsDrat: true", "dg-publsh: off", "permalnk: false", "headles: true"),
    *("drafs: true", "draftt: true", "publihs: false", "isPublishd: false", "ignorePublsh: true"),
)
"""Misspelled keys with a value that would hide the post."""
MISSPELLED_KEYS = (
    *("categoris: a", "sumary: A.", "titel: A", "tgas: a", "autor: Ann", "discription: A.", "slgu: a"),
    *("lastmd: 2024-01-01", "pubdat: 2024-01-01", "expryDate: 2020-01-01", "catgory: a", "keywrods: a"),
    *("updatd: 2024-01-01", "drafft: false", "publsh: true", "imge: a.png", "thumbnial: a.png"),
)
"""Misspelled keys that don't hide the post."""
