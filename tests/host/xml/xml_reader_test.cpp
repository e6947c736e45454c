#include "xml/xml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "xml/xml_text.h"

namespace moothall::xml {
namespace {

using testing::HasSubstr;

/// "<log a=1 …" for each tag and ">" where one ends, or the refusal.
std::string told(const std::string& text, XmlLimits limits) {
    std::istringstream file(text);
    XmlReader reader(file, "a.xml", limits);
    std::string all;
    while (true) {
        const auto tag = reader.next();
        if (!tag) {
            return tag.error().reason;
        }
        if (!*tag) {
            return all;
        }
        if ((*tag)->kind == XmlTag::Kind::end) {
            all += ">";
            continue;
        }
        all += "<" + (*tag)->name;
        for (const auto& [name, value] : (*tag)->attributes) {
            all += " " + name + "=" + value;
        }
    }
}

std::string told(const std::string& text) {
    return told(text, XmlLimits{});
}

TEST(XmlReader, GivesTagsWithoutPrefixesAndPassesOverTheRest) {
    EXPECT_EQ(told("<?xml version='1.0'?><!-- a --><x:log b='1&amp;2'>text<y/><?p q?></x:log>\n"),
              "<log b=1&2<y>>");
}

TEST(XmlReader, GivesUtf8WhateverTheFileDeclares) {
    EXPECT_EQ(told("<?xml version='1.0' encoding='ISO-8859-1'?><a b='\xF6'/>"), "<a b=ö>");
    EXPECT_EQ(told(std::string("\xFF\xFE<\0a\0/\0>\0", 10)), "<a>");
}

TEST(XmlReader, CountsLines) {
    std::istringstream file("<a>\n\n<b\nc='1'/></a>");
    XmlReader reader(file, "a.xml", XmlLimits{});

    EXPECT_EQ(reader.next().value()->line, 1);
    EXPECT_EQ(reader.next().value()->line, 3);
}

TEST(XmlReader, SaysWhatIsWrongAndWhere) {
    EXPECT_EQ(told("<a>\n<b></a>"),
              "Line 2 of a.xml: a tag is closed here that is not the one that was opened last. "
              "Close every tag before the one around it.");
    EXPECT_THAT(told(""), HasSubstr("ends before any element"));
    EXPECT_EQ(told("<a>\n<b/>\n"),
              "Line 3 of a.xml: the file ends in the middle. Fetch it again: a part is missing.");
    EXPECT_THAT(told("<a>\n<b c='1"), HasSubstr("Line 2 of a.xml: the file ends in the middle"));
    EXPECT_THAT(told("<a b='\xFF'/>"), HasSubstr("UTF-8"));
    EXPECT_THAT(told("<a b='&#1;'/>"), HasSubstr("UTF-8"));
    EXPECT_THAT(told("<?xml version='1.0' encoding='windows-1252'?><a/>"), HasSubstr("encoding"));
    EXPECT_THAT(told("<a b='1' b='2'/>"), HasSubstr("stands twice"));
    EXPECT_THAT(told("<a/><b/>"), HasSubstr("behind the end"));
    EXPECT_THAT(told("\x1f\x8b\x08"), HasSubstr("gunzip"));
    EXPECT_THAT(told("case,activity\n"), HasSubstr("Line 1 of a.xml"));
}

TEST(XmlReader, RefusesEveryDocumentType) {
    EXPECT_EQ(
        told("<!DOCTYPE a [<!ENTITY b 'cc'><!ENTITY d '&b;&b;'>]>\n<a>&d;</a>"),
        "Line 1 of a.xml: a document type declaration (<!DOCTYPE …>) stands here, which could "
        "define entities that grow without bound. Take it away.");
    EXPECT_THAT(told("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), HasSubstr("document type"));
    EXPECT_THAT(told("<a b='&c;'/>"), HasSubstr("entity"));
}

TEST(XmlReader, BoundsDepthAndTags) {
    EXPECT_EQ(told("<a><a/></a>", {2, 100}), "<a<a>>");
    EXPECT_THAT(told("<a><a><a/></a></a>", {2, 100}), HasSubstr("more than 2 elements"));
    EXPECT_THAT(told("<a b='" + std::string(400'000, 'x') + "'/>", {2, 131'072}),
                HasSubstr("a tag is longer than 131072 bytes"));
    EXPECT_THAT(told("<a>" + std::string(400'000, 'x') + "</a>", {2, 131'072}), "<a>");
}

TEST(XmlReader, ReadsAFileOfManyParts) {
    std::string text = "<a>";
    for (int i = 0; i < 20'000; ++i) {
        text += "<b c='" + std::to_string(i) + "'/>";
    }
    const std::string all = told(text + "</a>");

    EXPECT_THAT(all, HasSubstr("<b c=19999>>"));
    EXPECT_EQ(std::count(all.begin(), all.end(), '<'), 20'001);
}

TEST(XmlText, IsReadAgainAsItWas) {
    const std::string value = "a\t\"b\"\r\n<c> & 'd' ü ]]>";
    std::string text = "<a";
    append_attribute(text, "b", value);

    EXPECT_EQ(told(text + "/>"), "<a b=" + value + ">");
}

}  // namespace
}  // namespace moothall::xml
