// SPDX-License-Identifier: MIT
// Going through the members of one JSON object.
#include "input/json_walk.hpp"

#include <simdjson.h>

#include "core/number.hpp"
#include "core/utf8.hpp"
#include "input/json_fault.hpp"

namespace kpi {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

/// A token as the parser gives it, with all blanks up to the next one.
std::string_view without_blanks(std::string_view token) {
  const std::size_t last = token.find_last_not_of(" \t\r\n");
  return token.substr(0, last + 1);
}

}  // namespace

struct JsonWalk::Impl {
  error_code object(ondemand::object object, unsigned depth);
  error_code member(ondemand::value value, unsigned depth);
  error_code element(ondemand::value value, unsigned depth);
  error_code elements(ondemand::array array, unsigned depth);
  error_code string(ondemand::value& value, std::string_view& text) const;
  error_code scalar(ondemand::value& value, std::string_view& text, bool& null);
  [[nodiscard]] bool readable(std::string_view text) const;
  [[nodiscard]] std::size_t offset_of(std::string_view token) const {
    return static_cast<std::size_t>(token.data() - begin);
  }

  ondemand::parser parser;
  JsonVisitor* visitor = nullptr;
  const char* begin = nullptr;
  bool escapes = false;  // there is a backslash somewhere
  std::string path;
  JsonProblem problem;
};

/// Unescaped texts may hold what the bytes of a file may not.
bool JsonWalk::Impl::readable(std::string_view text) const {
  return !escapes || (text.find('\0') == std::string_view::npos &&
                      find_invalid_utf8(text) == std::string_view::npos);
}

error_code JsonWalk::Impl::string(ondemand::value& value, std::string_view& text) const {
  if (const error_code error = value.get_string().get(text)) return error;
  return readable(text) ? simdjson::SUCCESS : simdjson::STRING_ERROR;
}

error_code JsonWalk::Impl::scalar(ondemand::value& value, std::string_view& text, bool& null) {
  const std::string_view token = without_blanks(value.raw_json_token());
  null = token == "null";
  text = null ? std::string_view{} : token;
  if (null || token == "true" || token == "false") return simdjson::SUCCESS;
  if (!is_json_number(token)) return simdjson::NUMBER_ERROR;
  if (beyond_int64(token) && problem.kind == RowProblem::None) {
    problem = {RowProblem::NumberTooLarge, offset_of(token), path};
  }
  return simdjson::SUCCESS;
}

error_code JsonWalk::Impl::element(ondemand::value value, unsigned depth) {
  ondemand::json_type type{};
  if (const error_code error = value.type().get(type)) return error;
  std::string_view text;
  bool null = false;
  if (type == ondemand::json_type::string) return string(value, text);
  if (type == ondemand::json_type::array) {
    ondemand::array inner;
    if (const error_code error = value.get_array().get(inner)) return error;
    return elements(inner, depth + 1);
  }
  if (type != ondemand::json_type::object) return scalar(value, text, null);
  if (depth >= kDeepestJson) return simdjson::DEPTH_ERROR;
  ondemand::object inner;
  if (const error_code error = value.get_object().get(inner)) return error;
  for (auto field : inner) {
    std::string_view key;
    ondemand::value held;
    if (const error_code error = field.unescaped_key().get(key)) return error;
    if (!readable(key)) return simdjson::STRING_ERROR;
    if (const error_code error = field.value().get(held)) return error;
    if (const error_code error = element(held, depth + 1)) return error;
  }
  return simdjson::SUCCESS;
}

error_code JsonWalk::Impl::elements(ondemand::array array, unsigned depth) {
  if (depth > kDeepestJson) return simdjson::DEPTH_ERROR;
  for (auto item : array) {
    ondemand::value value;
    if (const error_code error = item.get(value)) return error;
    if (const error_code error = element(value, depth)) return error;
  }
  return simdjson::SUCCESS;
}

error_code JsonWalk::Impl::member(ondemand::value value, unsigned depth) {
  ondemand::json_type type{};
  if (const error_code error = value.type().get(type)) return error;
  if (type == ondemand::json_type::object) {
    ondemand::object inner;
    if (const error_code error = value.get_object().get(inner)) return error;
    const std::size_t length = path.size();
    path += '.';
    const error_code error = object(inner, depth + 1);
    path.resize(length);
    return error;
  }
  JsonMember member{path, {}, offset_of(value.raw_json_token()), false};
  if (type == ondemand::json_type::array) {
    ondemand::array array;
    if (const error_code error = value.get_array().get(array)) return error;
    if (const error_code error = array.raw_json().get(member.text)) return error;
    member.text = without_blanks(member.text);
    if (const error_code error = array.reset().error()) return error;
    if (const error_code error = elements(array, depth + 1)) return error;
  } else if (type == ondemand::json_type::string) {
    if (const error_code error = string(value, member.text)) return error;
  } else if (const error_code error = scalar(value, member.text, member.null)) {
    return error;
  }
  if (path.size() <= kLongestJsonPath) {
    visitor->see(member);
  } else if (problem.kind == RowProblem::None) {
    problem = {RowProblem::BadJson, member.offset, "keys of at most 4 KiB together"};
  }
  return simdjson::SUCCESS;
}

error_code JsonWalk::Impl::object(ondemand::object object, unsigned depth) {
  if (depth > kDeepestJson) return simdjson::DEPTH_ERROR;
  for (auto field : object) {
    std::string_view key;
    ondemand::value value;
    if (const error_code error = field.unescaped_key().get(key)) return error;
    if (!readable(key)) return simdjson::STRING_ERROR;
    if (const error_code error = field.value().get(value)) return error;
    const std::size_t length = path.size();
    path += key;
    const error_code error = member(value, depth);
    path.resize(length);
    if (error) return error;
  }
  return simdjson::SUCCESS;
}

JsonWalk::JsonWalk() : impl_{std::make_unique<Impl>()} {}
JsonWalk::JsonWalk(JsonWalk&&) noexcept = default;
JsonWalk& JsonWalk::operator=(JsonWalk&&) noexcept = default;
JsonWalk::~JsonWalk() = default;

JsonProblem JsonWalk::walk(std::string_view object, JsonVisitor& visitor) {
  Impl& impl = *impl_;
  impl.visitor = &visitor;
  impl.begin = object.data();
  impl.escapes = object.find('\\') != std::string_view::npos;
  impl.path.clear();
  impl.problem = {};
  const auto valid = [&] {
    ondemand::document document;
    ondemand::object members;
    const std::size_t readable = object.size() + kJsonPadding;
    return impl.parser.iterate(object, readable).get(document) == simdjson::SUCCESS &&
           document.get_object().get(members) == simdjson::SUCCESS &&
           impl.object(members, 1) == simdjson::SUCCESS &&
           document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  };
  if (valid()) return std::move(impl.problem);
  // The parser is quick, but does not say where it stopped and what it missed there.
  const JsonFault fault = find_json_fault(object).value_or(JsonFault{0, "an object"});
  return {RowProblem::BadJson, fault.offset, std::string{fault.expected}};
}

}  // namespace kpi
